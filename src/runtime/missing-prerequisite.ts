/** Something the machine lacks. Both sentences say what to do; the program ends with status 1 and has changed nothing. */
export class MissingPrerequisite extends Error {
  constructor(
    readonly chinese: string,
    readonly english: string,
  ) {
    super(`${chinese}\n${english}`)
    this.name = 'MissingPrerequisite'
  }
}

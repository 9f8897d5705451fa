import { expect } from 'chai'

/** Holds a path to elements that must have been passed one after the other, others in between or not. */
export function passedInOrder(path: string[], elements: string[]): void {
  let from = 0
  for (const element of elements) {
    const at = path.indexOf(element, from)
    expect(at, `${element} after ${path[from - 1] ?? 'the start'} in ${path.join(' ')}`).to.be.at.least(0)
    from = at + 1
  }
}

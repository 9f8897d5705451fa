export declare function progressLines(names: string[]): {
  step(name: string, work: (say: (line: string) => void) => Promise<string | void>): Promise<void>
  end(): void
}

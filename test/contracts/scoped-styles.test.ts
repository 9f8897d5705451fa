import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { parse } from 'vue/compiler-sfc'

const root = path.resolve(import.meta.dirname, '../../modeler-ui/src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))

interface Node {
  type: number
  tag?: string
  tagType?: number
  props?: { type: number; name: string; value?: { content: string } }[]
  children?: Node[]
}
const component = 1

/** Classes a node's tag writes out. */
const classesOf = (node: Node): string[] => (node.props ?? []).filter(({ type, name }) => type === 6 && name === 'class').flatMap(({ value }) => value?.content.split(/\s+/) ?? [])

function read(file: string) {
  const { descriptor } = parse(readFileSync(path.join(root, file), 'utf8'))
  const top = ((descriptor.template?.ast as unknown as Node | undefined)?.children ?? []).filter(({ type }) => type === 1)
  /** Components used, each with the classes handed to it: those are meant. */
  const used = new Map<string, string[]>()
  const walk = (node: Node): void => {
    if (node.tagType === component && node.tag) used.set(node.tag, [...(used.get(node.tag) ?? []), ...classesOf(node)])
    node.children?.forEach(walk)
  }
  top.forEach(walk)
  const styled = descriptor.styles.filter(({ scoped }) => scoped).flatMap(({ content }) => [...content.replace(/\/\*[^]*?\*\//g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name!))
  return { name: path.basename(file, '.vue'), roots: new Set(top.flatMap(classesOf)), used, styled: new Set(styled) }
}

describe('scoped styles', () => {
  it('of a page reach no component of its own by a class that both happen to have (U15)', () => {
    const parts = new Map(files.map((file) => read(file)).map((part) => [part.name, part]))
    const clashes = [...parts.values()].flatMap(({ name, used, styled }) =>
      [...used].flatMap(([child, handed]) => [...(parts.get(child)?.roots ?? [])].filter((one) => styled.has(one) && !handed.includes(one)).map((one) => `${name} styles .${one}, the root of ${child}`)),
    )
    expect(parts.size).to.be.above(50)
    expect(clashes).to.deep.equal([])
  })
})

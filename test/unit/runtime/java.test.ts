import { expect } from 'chai'
import { findJavaHome } from '../../../src/engine/engine-java.js'
import { MissingPrerequisite } from '../../../src/runtime/missing-prerequisite.js'

const jdk = (homedir: string, major: number) => ({ homedir, version: { java_version: String(major), major } })

describe('the JDK for the engine', () => {
  it('is the oldest that is new enough, whatever the default is', async () => {
    expect(await findJavaHome(async () => [jdk('/jvm/17', 17), jdk('/jvm/25', 25), jdk('/jvm/21', 21), { homedir: '/jvm/unknown' }])).to.equal('/jvm/21')
  })

  it('is asked for in a sentence where there is none', async () => {
    const refusal = await findJavaHome(async () => [jdk('/jvm/17', 17)]).catch((error: unknown) => error)
    expect(refusal).to.be.instanceOf(MissingPrerequisite)
    expect((refusal as MissingPrerequisite).chinese).to.match(/^没有找到 Java 21 或更新的 JDK：请安装/)
  })
})

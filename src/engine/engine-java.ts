import { findRuntimes } from 'jdk-utils'
import { MissingPrerequisite } from '../runtime/missing-prerequisite.js'

/** The least Java release the engine runs on. */
export const leastJava = 21

/** JAVA_HOME of an installed JDK that is new enough; the default `java` may be older. The oldest that fits is taken. */
export async function findJavaHome(installed = () => findRuntimes({ withVersion: true, checkJavac: false })): Promise<string> {
  const runtimes = await installed()
  const fitting = runtimes
    .filter((runtime) => (runtime.version?.major ?? 0) >= leastJava)
    .sort((a, b) => a.version!.major - b.version!.major)
  const home = fitting[0]?.homedir
  if (!home) {
    throw new MissingPrerequisite(
      `没有找到 Java ${leastJava} 或更新的 JDK：请安装（例如 Temurin ${leastJava}），已装在特殊位置的请设置 JAVA_HOME，然后再启动。`,
      `No JDK ${leastJava} or newer was found: install one (for example Temurin ${leastJava}) or set JAVA_HOME, and start again.`,
    )
  }
  return home
}

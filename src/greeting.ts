import type { Config } from './config.js'
import type { Role } from './domain/role.js'

/** Who can sign in to a fresh instance. */
export interface GreetingFacts {
  /** Of a sample instance, with generated passwords. */
  sampleAccounts: { username: string; password: string; displayName: string; role: Role; regionCode: string }[]
  /** The one-time token for the first administrator, where there is none yet. */
  firstAdministratorToken?: string
}

/** One account of each role is enough to work a whole case; offices of one city fit together. */
const shown: [role: Role, startsWith: string][] = [
  ['enterprise', ''],
  ['officer', '6401'],
  ['secretary', '6401'],
  ['expert', ''],
  ['leader', '6401'],
  ['process-administrator', ''],
]

/** What the terminal shows once the application can be used: the address and who can sign in. */
export function greetingOf(config: Config, facts: GreetingFacts, milliseconds: number): string {
  const lines = [`✓ 达标已启动 Dabiao is running (${(milliseconds / 1000).toFixed(1)} s)`, `  ${config.publicUrl}`]
  const rows = shown.flatMap(([role, region]) => {
    const account = facts.sampleAccounts.find((one) => one.role === role && one.regionCode.startsWith(region))
    return account ? [account] : []
  })
  if (rows.length > 0) {
    lines.push('', '  示例数据 Sample data. 可登录的用户 Who can sign in (用户名 密码 · user, password):')
    for (const { username, password, displayName } of rows) lines.push(`    ${username.padEnd(18)} ${password}   ${displayName}`)
    lines.push(`  全部 ${facts.sampleAccounts.length} 个用户在登录页 All of them are on the sign-in page.`)
  }
  if (facts.firstAdministratorToken) {
    lines.push(
      '',
      '  还没有管理员：请打开下面的地址，用一次性口令创建第一个管理员。',
      '  There is no administrator yet: open this address and create the first one with the one-time token.',
      `    ${config.publicUrl}/first-administrator`,
      `    ${facts.firstAdministratorToken}`,
    )
  }
  lines.push('', '  Ctrl-C 停止 stops')
  return lines.join('\n')
}

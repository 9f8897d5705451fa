// npm run demo [enterprise user name]: plays one application against the running sample instance.
import type { RegulationPack } from '../domain/ports.js'
import { Cast } from './cast.js'
import { HttpClient, HttpRefusal } from './http-client.js'
import { Story } from './story.js'

const baseUrl = (process.env.DABIAO_URL || `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '')

async function main(): Promise<void> {
  const visitor = new HttpClient(baseUrl)
  const session = (await visitor.get('/api/session').catch(() => stop(`没有找到正在运行的达标（${baseUrl}）：请先运行 npm start，或用 DABIAO_URL 指定地址。`))) as { instance: { sample: boolean } }
  if (!session.instance.sample) stop('这个实例不是示例实例，演示不会在真实数据上运行：请另用 DATA_DIR 启动一个示例实例。')

  const { pack } = (await visitor.get('/api/reference')) as { pack: RegulationPack }
  const articleOf = new Map(pack.rules.map((rule) => [rule.id, rule.article]))
  const cast = await Cast.of(baseUrl, 10_000)
  const lines: { elementId: string; text: string; by: string }[] = []
  const { story, enterprise } = await begin(cast, (line) => lines.push(line))
  const { client } = await cast.player(enterprise)

  const printed = { count: 0 }
  const print = async () => {
    const { rules } = (await client.get(`/api/cases/${story.caseId}/progress`).catch(() => ({ rules: {} }))) as { rules: Record<string, string[]> }
    for (const { elementId, text, by } of lines.slice(printed.count)) {
      const articles = (rules[elementId] ?? []).map((rule) => articleOf.get(rule) ?? rule).join('、')
      console.log(`  ${text}　〔${by}〕${articles ? `　依据：${articles}` : ''}`)
      printed.count += 1
    }
  }
  const timer = setInterval(() => void print(), 1_000)
  const ended = await story.play().finally(() => clearInterval(timer))
  await print()

  const number = ended.case.certificateNumber ?? ''
  console.log(`\n✓ 证书编号 Certificate number: ${number}`)
  console.log(`  案件 Case          ${baseUrl}/cases/${story.caseId}`)
  console.log(`  公开查验 Verify    ${baseUrl}/verify/${encodeURIComponent(number)}`)
  for (const { documentId, title } of ended.documents) console.log(`  文书 ${title.padEnd(10, '　')} ${baseUrl}/api/documents/${encodeURIComponent(documentId)}`)
}

/** The first sample enterprise that may apply; earlier demonstrations used up others. */
async function begin(cast: Cast, tell: (line: { elementId: string; text: string; by: string }) => void): Promise<{ story: Story; enterprise: string }> {
  const asked = process.argv[2]
  const candidates = asked ? [asked] : cast.accounts.filter((one) => one.role === 'enterprise').map((one) => one.username)
  for (const enterprise of candidates) {
    const { client, displayName } = await cast.player(enterprise)
    const moveClock = async (addMilliseconds: number) => void (await client.post('/api/sample/clock', { addMilliseconds: Math.round(addMilliseconds) }))
    const story = new Story({ cast, enterprise, grade: '3', withCorrection: true, tell, moveClock })
    try {
      await story.apply()
      console.log(`${displayName} 申请三级 applies for grade 3\n`)
      return { story, enterprise }
    } catch (error) {
      if (!(error instanceof HttpRefusal) || asked) throw error
      console.log(`  跳过 ${displayName}：${error.message}`)
    }
  }
  return stop('没有可以申请的示例企业了：请换一个空的 DATA_DIR 重新启动。')
}

function stop(sentence: string): never {
  console.error(`✗ ${sentence}`)
  process.exit(1)
}

main().catch((error: unknown) => {
  console.error(`✗ 演示没有完成 The demo did not finish: ${error instanceof HttpRefusal ? `${error.status} ${error.code} ${error.message} ${JSON.stringify(error.details)}` : String(error)}`)
  process.exit(1)
})

import type { HttpClient } from './http-client.js'

interface ExpertRow {
  expertId: string
  specialties: string[]
  violations: unknown[]
}
interface GroupCheck {
  lawful: boolean
  violations: { code: string; detail: string }[]
  coverage: { system: string; coveredBy: string[] }[]
}

/** A lawful group for a case: experts nothing speaks against, added until every system is covered and the group is large enough. */
export async function chooseExperts(secretary: HttpClient, caseId: string): Promise<{ members: string[]; leader: string }> {
  const { items } = (await secretary.get(`/api/experts?caseId=${encodeURIComponent(caseId)}`)) as { items: ExpertRow[] }
  const free = items.filter((expert) => expert.violations.length === 0)
  const members: string[] = []
  for (;;) {
    const check = await checked(secretary, caseId, members)
    if (check.lawful) return { members, leader: members[0]! }
    const uncovered = check.coverage.filter((one) => one.coveredBy.length === 0).map((one) => one.system)
    const best = free
      .filter((expert) => !members.includes(expert.expertId))
      .sort((a, b) => covers(b, uncovered) - covers(a, uncovered))[0]
    if (!best) throw new Error(`no lawful expert group can be formed: ${check.violations.map((one) => one.detail).join('; ')}`)
    members.push(best.expertId)
  }
}

async function checked(secretary: HttpClient, caseId: string, members: string[]): Promise<GroupCheck> {
  return (await secretary.post(`/api/cases/${caseId}/expert-group/check`, { members, leader: members[0] ?? '' })) as GroupCheck
}

const covers = (expert: ExpertRow, systems: string[]): number => expert.specialties.filter((one) => systems.includes(one)).length

import type { RegulationPack } from '../domain/ports.js'
import type { Expert } from '../store/models/experts.js'

const surnames = [...'马王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹']
const regions = ['640000', '640100', '640200', '640300', '640400', '640500']

/** Systems that enterprises of every industry have; the general experts cover them. */
const general = [
  ['电气系统', '特种设备与起重'],
  ['消防与应急', '职业健康'],
  ['安全管理', '消防与应急'],
  ['电气系统', '安全管理'],
  ['特种设备与起重', '职业健康'],
  ['安全管理', '职业健康', '消防与应急'],
  ['电气系统', '特种设备与起重', '安全管理'],
  ['职业健康', '消防与应急', '电气系统'],
]

type Difference = Partial<Omit<Expert, '_id' | 'expertId'>>

/** Experts that may not be appointed, each for another reason of NX-19, NX-20 or because they are away. */
const unsuitable: Difference[] = [
  { experienceYears: 3, name: '年限不足（示例）' },
  { qualifications: [], name: '无资格证（示例）' },
  { recommendedByUnit: false, name: '未经推荐（示例）' },
  { title: '助理工程师', titleLevel: 'junior', name: '职称不足（示例）' },
  { trainedOn: undefined, name: '未经培训（示例）' },
  { active: false, name: '已停用（示例）' },
]

function expert(number: number, specialties: string[], difference: Difference = {}): Expert {
  const expertId = `X${String(number).padStart(4, '0')}`
  const senior = number % 3 === 0
  const made: Expert = {
    _id: expertId,
    expertId,
    name: `${surnames[(number - 1) % surnames.length]}专家${number}（示例）`,
    unit: `示例安全技术中心${(number % 5) + 1}部`,
    title: senior ? '高级工程师' : '工程师',
    titleLevel: senior ? 'senior' : 'intermediate',
    phone: `0951-5552${String(100 + number)}`,
    qualifications: [number % 2 ? '注册安全工程师' : '安全评价师'],
    experienceYears: 6 + (number % 15),
    recommendedByUnit: true,
    trainedOn: '2026-03-20',
    healthy: true,
    specialties,
    regionCode: regions[number % regions.length]!,
    consultedEnterpriseIds: [],
    active: true,
    sample: true,
    ...difference,
  }
  if (made.trainedOn === undefined) delete made.trainedOn
  return made
}

/**
 * One expert for the processes of each industry, eight general ones, two whose intermediary consulted for sample enterprises
 * (NX-20), and six unsuitable ones: every check of a group can be seen to fail and to pass.
 */
export function sampleExperts(pack: RegulationPack): Expert[] {
  const common = new Set(general.flat())
  const processes = pack.industries.map((i) => [...new Set(i.specialties.flatMap((s) => s.systems))].filter((s) => !common.has(s)))
  const own = processes.map((systems) => ({ systems, difference: {} as Difference }))
  const conflicted: { systems: string[]; difference: Difference }[] = ['E0001', 'E0002'].map((enterpriseId, n) => ({
    systems: ['原料与粉磨', '窑系统', '煤粉制备', '筒仓清库与有限空间', '安全管理'],
    difference: {
      name: n === 0 ? '曾咨询·甲（示例）' : '曾咨询·𠮷（示例）',
      unit: '示例咨询机构有限公司',
      intermediaryId: 'M0001',
      consultedEnterpriseIds: [enterpriseId],
    },
  }))
  const all = [
    ...own,
    ...general.map((systems) => ({ systems, difference: {} as Difference })),
    ...conflicted,
    ...unsuitable.map((difference, n) => ({ systems: general[n]!, difference })),
  ]
  return all.map(({ systems, difference }, index) => expert(index + 1, systems, difference))
}

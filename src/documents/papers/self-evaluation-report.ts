import { chineseDate } from '../../domain/shanghai-time.js'
import type { SelfEvaluation } from '../../domain/self-evaluation.js'
import type { Block, Row } from '../pdf/paper-model.js'
import { cover, opinionBox } from './cover.js'
import { boxes, gradeBoxes, industryWords, ownershipBoxes, type FormFacts } from './paper-facts.js'

const label = (text: string, span = 1) => ({ text, span, bold: true, align: 'center' as const })
const value = (text: string, span = 1) => ({ text, span })
const yesNo = (yes: boolean) => boxes([['yes', '是'], ['no', '否']], yes ? 'yes' : 'no')

function basicTable(report: SelfEvaluation, { terms }: FormFacts): Row[] {
  const previous = `${gradeBoxes(terms, report.previousGrade)}　${report.previousGrade === 'none' ? '■' : '□'}无`
  return [
    { cells: [label('企业名称'), value(report.enterpriseName, 5)] },
    { cells: [label('地址'), value(report.address, 5)] },
    { cells: [label('企业性质'), value(ownershipBoxes(terms, report.ownership), 5)] },
    { cells: [label('安全管理机构'), value(report.safetyOrganisation, 5)] },
    {
      cells: [
        label('员工总数'),
        value(`${report.employees}人`),
        label('专职安全管理人员'),
        value(`${report.safetyStaff}人`),
        label('特种作业人员'),
        value(`${report.specialOperators}人`),
      ],
    },
    { cells: [label('固定资产'), value(`${report.fixedAssets}万元`, 2), label('主营业务收入'), value(`${report.mainRevenue}万元`, 2)] },
    {
      cells: [label('倒班情况'), value(boxes([['yes', '有'], ['no', '没有']], report.shiftWork ? 'yes' : 'no'), 2), label('倒班人数及方式'), value(report.shiftDetails, 2)],
    },
    { cells: [label('法定代表人'), value(report.legalRepresentative), label('电话'), value(report.legalRepresentativePhone), label('传真'), value(report.fax)] },
    { cells: [label('联系人'), value(report.contactName), label('电话'), value(report.contactPhone), label('传真'), value(report.contactFax ?? '')] },
    { cells: [label('手机'), value(report.contactMobile, 2), label('电子信箱'), value(report.contactEmail, 2)] },
    { cells: [label('自评等级'), value(gradeBoxes(terms, report.grade), 5)] },
    { cells: [value(`本次自评前本专业曾经取得的标准化等级：${previous}`, 6)] },
    { cells: [value(`如果企业是某企业集团的成员单位，请注明企业集团名称：\n${report.groupName}`, 6)] },
    { cells: [value(`如果已取得职业健康安全管理体系认证证书，请注明证书名称和发证机构：\n${report.healthCertification}`, 6)] },
  ]
}

function groupTable(report: SelfEvaluation): Row[] {
  const members = [...report.groupMembers].sort((a, b) => Number(b.isLeader) - Number(a.isLeader))
  return members.map((m) => ({ group: '自评小组主要成员', cells: [m.isLeader ? '组长' : '成员', m.name, m.post, m.phone, m.remark] }))
}

const focalPoints: [keyof SelfEvaluation['focalPoints'], string][] = [
  ['postCompliance', '岗位达标、岗位操作和作业现场标准化情况'],
  ['professionalCompliance', '专业达标、专业标准化情况'],
  ['elementsAndPdca', '各要素达标和PDCA循环情况'],
  ['traces', '各要素运行的可查阅记录'],
  ['continualImprovement', '持续改进和巩固提高的运行机制'],
]

/** Annex 1 (NX-8) as the enterprise filled it in. */
export function selfEvaluationReport(report: SelfEvaluation, facts: FormFacts): Block[] {
  const { industry, specialty } = industryWords(facts.pack, report)
  const heading = (text: string): Block => ({ type: 'text', text, size: 13, bold: true, before: 8, after: 6 })
  return [
    ...cover(
      ['企业安全生产标准化', '自评报告'],
      [
        `企业名称：${report.enterpriseName}`,
        `所属行业：${industry}　　专业：${specialty}`,
        `自评得分：${report.score}　　自评等级：${facts.terms.grades[report.grade] ?? report.grade}`,
        `自评日期：${chineseDate(report.evaluatedOn)}`,
        `是否在企业内部公示：${yesNo(report.publishedInternally)}`,
        `是否申请评审：${yesNo(report.applies)}`,
      ],
    ),
    heading('表一、基本情况'),
    { type: 'table', widths: [16, 16, 18, 16, 16, 18], rows: basicTable(report, facts) },
    { type: 'table', widths: [10, 16, 40, 18, 16], groupWidth: 40, head: [{ group: '', cells: ['', '姓名', '所在部门　职务/职称', '电话', '备注'] }], rows: groupTable(report) },
    {
      type: 'table',
      widths: [1, 1, 1, 1, 1, 1],
      rows: [
        { cells: [value(`1.企业自评得分：${report.score}`, 6)] },
        opinionBox('2.企业自评结论：', report.conclusion, '主要代表人(签名)：　　　　　　（企业盖章）'),
        opinionBox('3.上级主管单位意见：', report.superiorOpinion, '主要负责人(签名)：　　　　　　（主管单位盖章）'),
        opinionBox('4.属地安全生产监督管理或行业主管部门意见：', report.localAuthorityOpinion, '主要负责人(签名)：　　　　　　（部门盖章）'),
        {
          cells: [
            value(
              `5.附送文件资料：\n安全生产许可证复印件：${report.attachments.licence.length}件\n自评扣分项目汇总表：${report.attachments.deductionSummary.length}件，另见下表${report.deductions.length}项`,
              6,
            ),
          ],
        },
      ],
    },
    heading('二、企业自评总结'),
    heading('1.企业概况'),
    { type: 'text', text: report.overview },
    heading('2.近三年企业安全生产事故和职业病的发生情况'),
    { type: 'text', text: report.accidentsAndDisease },
    heading('3.企业安全生产标准化创建过程及取得成效'),
    { type: 'text', text: report.buildingProcess },
    heading('自评重点'),
    { type: 'table', widths: [30, 70], rows: focalPoints.map(([key, name]) => ({ cells: [{ text: name, bold: true }, report.focalPoints[key]] })) },
    ...(report.deductions.length === 0
      ? []
      : [
          heading('自评扣分项目汇总表'),
          {
            type: 'table',
            widths: [8, 40, 12, 40],
            head: [{ cells: ['序号', '扣分项目', '扣分分值', '扣分原因'] }],
            rows: report.deductions.map((d, n) => ({ cells: [String(n + 1), d.item, String(d.points), d.reason] })),
          } satisfies Block,
        ]),
  ]
}

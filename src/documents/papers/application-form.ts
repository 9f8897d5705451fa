import type { Application } from '../../domain/application.js'
import { chineseDate } from '../../domain/shanghai-time.js'
import type { Block, Row } from '../pdf/paper-model.js'
import { cover, opinionBox } from './cover.js'
import { boxes, gradeBoxes, industryWords, kindBoxes, nameAndCode, ownershipBoxes, type FormFacts } from './paper-facts.js'

const label = (text: string, span = 1) => ({ text, span, bold: true, align: 'center' as const })
const value = (text: string, span = 1) => ({ text, span })

function basicTable(form: Application, { terms, creditCode }: FormFacts): Row[] {
  return [
    { cells: [label('单位名称'), value(nameAndCode({ enterpriseName: form.enterpriseName, creditCode }), 5)] },
    { cells: [label('地址'), value(form.address, 5)] },
    { cells: [label('性质'), value(ownershipBoxes(terms, form.ownership), 5)] },
    { cells: [label('法人代表'), value(form.legalRepresentative, 2), label('联系电话'), value(form.legalRepresentativePhone, 2)] },
    { cells: [label('安全管理机构'), value(form.safetyOrganisation, 2), label('企业成立时间'), value(chineseDate(form.foundedOn), 2)] },
    {
      cells: [
        label('企业员工总人数'),
        value(`${form.employees}人`),
        label('专职安全管理人员'),
        value(`${form.safetyStaff}人`),
        label('特种作业人员'),
        value(`${form.specialOperators}人`),
      ],
    },
    { cells: [label('固定资产'), value(`${form.fixedAssets}万元`, 2), label('主营业务收入'), value(`${form.mainRevenue}万元`, 2)] },
    { cells: [label('自评等级'), value(gradeBoxes(terms, form.selfEvaluationGrade), 5)] },
    { cells: [label('自评得分'), value(`${form.selfEvaluationScore}分`, 2), label('原标准化等级及证书号'), value(form.previousCertificate, 2)] },
    { cells: [value(`如果企业是某企业集团的成员单位，请注明企业集团名称：\n${form.groupName}`, 6)] },
  ]
}

function statements(form: Application): Row[] {
  const yes = (done: boolean) => boxes([['yes', '是'], ['no', '否']], done ? 'yes' : 'no')
  const { conditions } = form
  return [
    { cells: ['安全生产许可证编号', conditions.licenceNumber || '无'] },
    { cells: ['许可证有效期至', conditions.licenceExpiresOn ? chineseDate(conditions.licenceExpiresOn) : '无'] },
    { cells: ['开展岗位达标', yes(conditions.postCompliance)] },
    { cells: ['开展专业达标', yes(conditions.professionalCompliance)] },
    { cells: ['安全风险分级管控', yes(conditions.riskGrading)] },
    { cells: ['隐患排查治理', yes(conditions.hazardRemoval)] },
    { cells: ['使用风险防控和隐患治理信息系统', yes(conditions.hazardSystemInUse)] },
  ]
}

/** Annex 2 (NX-9) as the enterprise filled it in. */
export function applicationForm(form: Application, facts: FormFacts): Block[] {
  const { industry, specialty } = industryWords(facts.pack, form)
  const heading = (text: string): Block => ({ type: 'text', text, size: 13, bold: true, before: 8, after: 6 })
  const years = facts.pack.accidentStatementYears[form.grade].value
  const accidents = form.accidents.map((a) => `${chineseDate(a.occurredOn)}：死亡${a.deaths}人。${a.description}`).join('\n')
  return [
    ...cover(
      ['企业安全生产标准化', '评审申请书'],
      [
        `申请企业名称：${form.enterpriseName}`,
        `所属行业：${industry}　　专业：${specialty}`,
        `申请评审等级：${facts.terms.grades[form.grade] ?? form.grade}`,
        `申请单位联系人：${form.contactName}　　联系电话：${form.contactPhone}`,
        `填写日期：${chineseDate(form.filledOn)}`,
      ],
      kindBoxes(form.kind),
    ),
    heading('一、申请企业基本信息'),
    { type: 'table', widths: [16, 16, 18, 16, 16, 18], rows: basicTable(form, facts) },
    heading('企业主要产品'),
    {
      type: 'table',
      widths: [30, 30, 20, 20],
      head: [{ cells: ['名称', '用途', '数量（Kg）', '属性'] }],
      rows: form.products.length > 0 ? form.products.map((p) => ({ cells: [p.name, p.use, p.quantity, p.property] })) : [{ cells: ['无', '', '', ''] }],
    },
    heading('申请条件'),
    { type: 'table', widths: [45, 55], rows: statements(form) },
    { type: 'space', height: 8 },
    {
      type: 'table',
      widths: [1, 1, 1, 1, 1, 1],
      rows: [
        { cells: [value(`1.企业安全生产事故情况（近${years}年）：\n${form.accidentStatement}${accidents ? `\n${accidents}` : ''}`, 6)] },
        opinionBox('2.企业申请意见：', form.enterpriseOpinion, '主要负责人(签字)：　　　　　　（申请企业盖章）'),
        opinionBox('3.上级主管单位意见：', form.superiorOpinion, '主要负责人(签字)：　　　　　　（主管单位盖章）'),
        opinionBox('4.县（区）安全生产监督管理部门或行业主管部门推荐意见：', form.countyOpinion, '主要负责人(签字)：　　　　　　（部门盖章）'),
        opinionBox('5.设区市安全生产监督管理部门或行业主管部门推荐意见：', form.cityOpinion, '主要负责人(签字)：　　　　　　（部门盖章）'),
        {
          cells: [
            value(
              `附送文件资料：\n1.安全生产许可证复印件：${form.attachments.licence.length}件\n2.企业自评报告：1件；自评扣分项目汇总表：${form.attachments.deductionSummary.length}件\n3.其他：${form.attachments.others.length}件`,
              6,
            ),
          ],
        },
      ],
    },
  ]
}

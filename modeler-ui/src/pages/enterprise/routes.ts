import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

const roles = ['enterprise' as const]

/** Pages of an enterprise; acts on a case live below the case, named as the API names them. */
export const enterpriseRoutes: RouteRecordRaw[] = [
  { path: '/enterprise', component: () => import('./EnterpriseHomePage.vue'), meta: { title: 'enterprise.home', roles } },
  { path: '/enterprise/ledger', component: () => import('./LedgerPage.vue'), meta: { title: 'enterprise.ledger', roles } },
  { path: '/enterprise/self-evaluation', component: () => import('./SelfEvaluationPage.vue'), meta: { title: 'enterprise.selfEvaluation', roles } },
  { path: '/enterprise/application', component: () => import('./ApplicationPage.vue'), meta: { title: 'enterprise.application', roles } },
  { path: '/enterprise/cases/:caseId/answer-corrections', component: () => import('./CorrectionsPage.vue'), meta: { title: 'enterprise.corrections', roles } },
  { path: '/enterprise/cases/:caseId/withdraw', component: () => import('./WithdrawalPage.vue'), meta: { title: 'enterprise.withdrawal', roles } },
  { path: '/enterprise/cases/:caseId/request-re-review', component: () => import('./ReReviewPage.vue'), meta: { title: 'enterprise.reReview', roles } },
  { path: '/enterprise/cases/:caseId/submit-rectified-items', component: () => import('./ReReviewPage.vue'), meta: { title: 'enterprise.rectifiedItems', roles } },
]
export const enterpriseNavigation: NavigationEntry[] = [
  { to: '/enterprise', title: 'enterprise.home', roles },
  { to: '/desk', title: 'enterprise.tasks', roles },
]

import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/types'
import { adminNavigation, adminRoutes } from '@/pages/admin/routes'
import { enterpriseNavigation, enterpriseRoutes } from '@/pages/enterprise/routes'
import { publicNavigation, publicRoutes } from '@/pages/public/routes'
import type { NavigationEntry } from './meta'

const workers: Role[] = ['officer', 'secretary', 'expert', 'leader']
const caseReaders: Role[] = [...workers, 'process-administrator', 'auditor', 'enterprise']

export const routes: RouteRecordRaw[] = [
  ...publicRoutes,
  ...enterpriseRoutes,
  ...adminRoutes,
  { path: '/sign-in', component: () => import('@/pages/account/SignInPage.vue'), meta: { title: 'account.signIn', open: true } },
  {
    path: '/first-administrator',
    component: () => import('@/pages/account/FirstAdministratorPage.vue'),
    meta: { title: 'account.firstAdministrator', open: true },
  },
  { path: '/account', component: () => import('@/pages/account/AccountPage.vue'), meta: { title: 'account.mine' } },
  { path: '/desk', component: () => import('@/pages/desk/DeskPage.vue'), meta: { title: 'desk.title', roles: [...workers, 'enterprise'] } },
  { path: '/desk/:taskKey', component: () => import('@/pages/desk/TaskPage.vue'), meta: { title: 'desk.task', roles: [...workers, 'enterprise'] } },
  { path: '/cases', component: () => import('@/pages/cases/CaseListPage.vue'), meta: { title: 'cases.title', roles: caseReaders } },
  { path: '/cases/:caseId', component: () => import('@/pages/cases/CasePage.vue'), meta: { title: 'cases.one', roles: caseReaders } },
  { path: '/cases/:caseId/move-visit', component: () => import('@/pages/cases/MoveVisitPage.vue'), meta: { title: 'cases.actions.move-visit', roles: ['secretary'] } },
  { path: '/inbox', component: () => import('@/pages/inbox/InboxPage.vue'), meta: { title: 'inbox.title' } },
  { path: '/:rest(.*)*', component: () => import('@/pages/account/NotFoundPage.vue'), meta: { title: 'shell.notFound', open: true } },
]

export const navigation: NavigationEntry[] = [
  ...enterpriseNavigation,
  { to: '/desk', title: 'desk.title', roles: workers },
  { to: '/cases', title: 'cases.title', roles: caseReaders.filter((role) => role !== 'enterprise') },
  ...adminNavigation,
  ...publicNavigation,
]

/** Where somebody of this role begins. */
export function homeOf(role: Role | undefined): string {
  if (!role) return '/'
  if (role === 'enterprise') return '/enterprise'
  return workers.includes(role) ? '/desk' : '/admin'
}

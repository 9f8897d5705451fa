import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

const roles = ['process-administrator' as const, 'auditor' as const]

/** Pages of process administrators; auditors read. */
export const adminRoutes: RouteRecordRaw[] = [
  { path: '/admin', component: () => import('./AdminHomePage.vue'), meta: { title: 'admin.home', roles } },
  { path: '/admin/accounts', component: () => import('./AccountsPage.vue'), meta: { title: 'admin.accounts', roles } },
  { path: '/admin/audit', component: () => import('./AuditPage.vue'), meta: { title: 'admin.audit', roles } },
  { path: '/admin/letters', component: () => import('./LettersPage.vue'), meta: { title: 'admin.letters', roles } },
  { path: '/admin/acts', component: () => import('./ActsPage.vue'), meta: { title: 'admin.acts', roles } },
  { path: '/admin/templates', component: () => import('./TemplatesPage.vue'), meta: { title: 'admin.templates', roles } },
  { path: '/admin/standards', component: () => import('./StandardsPage.vue'), meta: { title: 'admin.standards', roles } },
]
const section = '/admin'
export const adminNavigation: NavigationEntry[] = [
  { to: section, title: 'admin.section', roles },
  { to: '/admin', title: 'admin.home', roles, section },
  { to: '/admin/accounts', title: 'admin.accounts', roles, section },
  { to: '/admin/audit', title: 'admin.audit', roles, section },
  { to: '/admin/letters', title: 'admin.letters', roles, section },
  { to: '/admin/acts', title: 'admin.acts', roles, section },
  { to: '/admin/templates', title: 'admin.templates', roles, section },
  { to: '/admin/standards', title: 'admin.standards', roles, section },
]

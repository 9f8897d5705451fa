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
  { path: '/admin/calendar', component: () => import('./calendar/CalendarPage.vue'), meta: { title: 'calendar.title', roles } },
  { path: '/admin/standards', component: () => import('./StandardsPage.vue'), meta: { title: 'admin.standards', roles } },
]
const section = '/admin'
/** One entry for the section in the bar of the application, each page in the section's own. */
export const adminNavigation: NavigationEntry[] = [
  { to: section, title: 'admin.section', roles },
  ...adminRoutes.map(({ path, meta }) => ({ to: path, title: meta!.title, roles, section })),
]

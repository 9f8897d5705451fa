import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

/** Pages of process administrators and auditors. */
export const adminRoutes: RouteRecordRaw[] = [
  { path: '/admin', component: () => import('./AdminHomePage.vue'), meta: { title: 'admin.home', roles: ['process-administrator', 'auditor'] } },
]
export const adminNavigation: NavigationEntry[] = [{ to: '/admin', title: 'admin.home', roles: ['process-administrator', 'auditor'] }]

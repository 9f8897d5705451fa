import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

/** Pages of an enterprise. */
export const enterpriseRoutes: RouteRecordRaw[] = [
  { path: '/enterprise', component: () => import('./EnterpriseHomePage.vue'), meta: { title: 'enterprise.home', roles: ['enterprise'] } },
]
export const enterpriseNavigation: NavigationEntry[] = [{ to: '/enterprise', title: 'enterprise.home', roles: ['enterprise'] }]

import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

/** Pages for everybody. */
export const publicRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./PublicHomePage.vue'), meta: { title: 'public.home', open: true } },
]
export const publicNavigation: NavigationEntry[] = [{ to: '/', title: 'public.home', open: true }]

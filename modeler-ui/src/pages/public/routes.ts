import type { RouteRecordRaw } from 'vue-router'
import type { NavigationEntry } from '@/router/meta'

/** Pages for everybody; the addresses on notices and certificates must stay. */
export const publicRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./PublicHomePage.vue'), meta: { title: 'public.home', open: true } },
  { path: '/notices', component: () => import('./NoticesPage.vue'), meta: { title: 'public.notices', open: true } },
  { path: '/notices/:noticeId', component: () => import('./NoticePage.vue'), meta: { title: 'public.notice', open: true } },
  { path: '/objections/:receipt?', component: () => import('./ObjectionPage.vue'), meta: { title: 'public.objectionState', open: true } },
  { path: '/announcements', component: () => import('./AnnouncementsPage.vue'), meta: { title: 'public.announcements', open: true } },
  { path: '/register', component: () => import('./RegisterPage.vue'), meta: { title: 'public.register', open: true } },
  { path: '/verify', component: () => import('./VerifyPage.vue'), meta: { title: 'public.verify', open: true } },
  { path: '/verify/:number', component: () => import('./VerifyPage.vue'), meta: { title: 'public.verify', open: true } },
]
export const publicNavigation: NavigationEntry[] = [
  { to: '/', title: 'public.home', open: true },
  { to: '/notices', title: 'public.notices', open: true },
  { to: '/announcements', title: 'public.announcements', open: true },
  { to: '/register', title: 'public.register', open: true },
  { to: '/verify', title: 'public.verify', open: true },
]

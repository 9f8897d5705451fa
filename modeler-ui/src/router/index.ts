import { createRouter, createWebHistory } from 'vue-router'
import { watch } from 'vue'
import { i18n, t } from '@/i18n'
import { mayReload } from '@/kept/reload-once'
import { notify } from '@/notify'
import { session } from '@/session/store'
import { landingOf } from './landing'
import { homeOf, routes } from './routes'

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach((to) => {
  if (session.instance.needsFirstAdministrator && to.path !== '/first-administrator') return '/first-administrator'
  if (to.path === '/' && session.account) return homeOf(session.account.role)
  if (to.path === '/sign-in' && session.account) return landingOf(to.query.next, session.account.role)
  if (to.meta.open) return true
  if (!session.account) return { path: '/sign-in', query: { next: to.fullPath } }
  if (to.meta.roles && !to.meta.roles.includes(session.account.role)) return homeOf(session.account.role)
  return true
})

/** Title of the tab, and the page's heading gets the focus so that screen readers hear where they are. */
router.afterEach((to, from, failure) => {
  if (failure) return
  document.title = `${t(to.meta.title)} · ${t('shell.shortName')}`
  if (from.matched.length > 0 && to.path !== from.path) requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }))
})
watch(i18n.global.locale, () => {
  document.title = `${t(router.currentRoute.value.meta.title ?? 'shell.shortName')} · ${t('shell.shortName')}`
})

// A page's code is gone after an update of the server: load the address anew, once.
router.onError((error, to) => {
  if (/dynamically imported|Importing a module|Unable to preload/i.test(String(error)) && mayReload()) {
    location.assign(to.fullPath)
  } else notify(t('shell.errors.unavailable'), 'problem')
})

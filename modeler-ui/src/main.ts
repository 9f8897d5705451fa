import { createApp } from 'vue'
import './theme/tokens.css'
import './theme/base.css'
import App from './App.vue'
import { i18n, switchLocale } from './i18n'
import { router } from './router'
import { loadSession } from './session/store'
import { startFailed } from './states/start-failed'

async function start(): Promise<void> {
  if (localStorage.getItem('dabiao.locale') === 'en') await switchLocale('en')
  await loadSession()
  createApp(App).use(i18n).use(router).mount('#app')
  sessionStorage.removeItem('dabiao.reloaded')
}

start().catch(startFailed)

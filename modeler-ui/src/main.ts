import { createApp } from 'vue'
import './theme/tokens.css'
import './theme/base.css'
import App from './App.vue'
import { i18n, keptLocale, switchLocale } from './i18n'
import { startedAgain } from './kept/reload-once'
import { router } from './router'
import { loadSession } from './session/store'
import { startFailed } from './states/start-failed'

async function start(): Promise<void> {
  if (keptLocale() === 'en') await switchLocale('en')
  await loadSession()
  createApp(App).use(i18n).use(router).mount('#app')
  startedAgain()
}

start().catch(startFailed)

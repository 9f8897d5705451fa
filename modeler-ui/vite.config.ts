import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import Components from 'unplugin-vue-components/vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const apiAddress = process.env.DABIAO_API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: here('./'),
  base: '/',
  // The server replaces this word by the nonce of the answer; nothing else in the page is made per request.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] })],
  resolve: { alias: { '@': here('./src'), '@catalogue': here('../src/catalogue') } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_I18N_LEGACY_API__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need `data:` in more directives of the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': { target: apiAddress } } },
})

/// <reference types="vite/client" />

declare module 'element-plus/es/locale/lang/zh-cn' {
  const locale: { name: string }
  export default locale
}
declare module 'element-plus/es/locale/lang/en' {
  const locale: { name: string }
  export default locale
}

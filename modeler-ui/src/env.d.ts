/// <reference types="vite/client" />

declare module 'bpmn-js/lib/NavigatedViewer' {
  const NavigatedViewer: new (options: Record<string, unknown>) => import('./diagram/viewer-types').Viewer
  export default NavigatedViewer
}
declare module 'element-plus/es/locale/lang/zh-cn' {
  const locale: { name: string }
  export default locale
}
declare module 'element-plus/es/locale/lang/en' {
  const locale: { name: string }
  export default locale
}

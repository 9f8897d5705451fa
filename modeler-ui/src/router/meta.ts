import 'vue-router'
import type { Role } from '@/api/types'

declare module 'vue-router' {
  interface RouteMeta {
    /** Catalogue key of the page's title. */
    title: string
    /** Open to everybody, signed in or not. */
    open?: boolean
    /** Who may see it; nothing = every signed-in account. */
    roles?: Role[]
  }
}

/** An entry of the main navigation; shown to `roles`, or with `open` to whoever is not signed in. */
export interface NavigationEntry {
  to: string
  title: string
  roles?: Role[]
  open?: boolean
  /** Address of the section it belongs to: in the section's own bar then, and only there. */
  section?: string
}

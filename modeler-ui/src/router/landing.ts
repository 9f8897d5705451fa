import type { Role } from '@/api/types'
import { homeOf } from './routes'

/** Where somebody goes who has signed in: to the page that was asked for, if it is one of this application, else to the role's home. */
export function landingOf(next: unknown, role: Role): string {
  return typeof next === 'string' && isOwn(next) ? next : homeOf(role)
}

/** `//host`, `/\\host` and schemes lead elsewhere; the sign-in page again would lead nowhere. */
function isOwn(address: string): boolean {
  if (!address.startsWith('/') || !URL.canParse(address, location.origin)) return false
  const url = new URL(address, location.origin)
  return url.origin === location.origin && !/^\/sign-in\/*$/i.test(url.pathname)
}

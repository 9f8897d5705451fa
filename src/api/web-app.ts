import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import express, { Router, type RequestHandler } from 'express'

/**
 * Serves the built web application: files with a hash in their name are kept by browsers for a year, `index.html` is never kept and
 * carries this answer's nonce. Unknown paths outside `/api` get `index.html`, whose router knows them.
 */
export function webApp(webRoot: string): Router {
  const router = Router()
  const index = path.join(webRoot, 'index.html')
  let page = { text: '', readAt: -1 }
  const pageText = (): string | undefined => {
    const changed = statSync(index, { throwIfNoEntry: false })?.mtimeMs
    if (changed === undefined) return undefined
    if (changed !== page.readAt) page = { text: readFileSync(index, 'utf8'), readAt: changed }
    return page.text
  }
  router.use('/assets', express.static(path.join(webRoot, 'assets'), { immutable: true, maxAge: '365d', fallthrough: true }))
  router.use(pageByItsFile)
  router.use(express.static(webRoot, { index: false, maxAge: '1h' }))
  router.get('/{*path}', (request, response, next) => {
    if (isApi(request.path) || request.path.startsWith('/assets/') || !request.accepts('html')) return next()
    const text = pageText()
    if (text === undefined) return next()
    response.setHeader('Cache-Control', 'no-store')
    response.type('html').send(withNonce(text, response.locals.nonce ?? ''))
  })
  return router
}

/** `/index.html`, however it is written, would be the file with room for a nonce instead of one. */
const pageByItsFile: RequestHandler = (request, response, next) => {
  if (path.posix.normalize(decodeURIComponent(request.path)).toLowerCase() === '/index.html') return response.redirect(301, '/')
  next()
}

export const isApi = (requestPath: string): boolean => requestPath === '/api' || requestPath.startsWith('/api/')

/** Puts the answer's nonce where the build left room for it (`html.cspNonce` of the bundler). */
export const withNonce = (html: string, nonce: string): string => html.replaceAll('__CSP_NONCE__', nonce)

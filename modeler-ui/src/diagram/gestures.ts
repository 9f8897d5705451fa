import type { Canvas } from './viewer-types'

/**
 * Touch and wheel on the diagram: one finger moves, two fingers zoom, the wheel zooms only with Ctrl/⌘ so that the page can
 * still be scrolled past the diagram. Returns how to stop listening.
 */
export function addGestures(container: HTMLElement, canvas: Canvas): () => void {
  let last: { x: number; y: number; distance: number } | undefined

  const middle = (touches: TouchList) => {
    const [a, b] = [touches[0]!, touches[1] ?? touches[0]!]
    return {
      x: (a.clientX + b.clientX) / 2,
      y: (a.clientY + b.clientY) / 2,
      distance: touches.length > 1 ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0,
    }
  }
  const begin = (event: TouchEvent) => {
    last = event.touches.length > 0 ? middle(event.touches) : undefined
  }
  const move = (event: TouchEvent) => {
    if (!last || event.touches.length === 0) return
    event.preventDefault()
    const here = middle(event.touches)
    canvas.scroll({ dx: here.x - last.x, dy: here.y - last.y })
    if (last.distance > 0 && here.distance > 0) zoomAt(here.x, here.y, here.distance / last.distance)
    last = here
  }
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    zoomAt(event.clientX, event.clientY, Math.exp(-event.deltaY / 300))
  }
  const zoomAt = (clientX: number, clientY: number, factor: number) => {
    const box = container.getBoundingClientRect()
    canvas.zoom(Math.min(3, Math.max(0.1, canvas.zoom() * factor)), { x: clientX - box.left, y: clientY - box.top })
  }
  container.addEventListener('touchstart', begin, { passive: true })
  container.addEventListener('touchend', begin, { passive: true })
  container.addEventListener('touchmove', move, { passive: false })
  container.addEventListener('wheel', wheel, { passive: false })
  return () => {
    container.removeEventListener('touchstart', begin)
    container.removeEventListener('touchend', begin)
    container.removeEventListener('touchmove', move)
    container.removeEventListener('wheel', wheel)
  }
}

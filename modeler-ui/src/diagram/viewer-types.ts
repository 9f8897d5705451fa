/** The small part of bpmn-js that is used, as its packages bring no types for it. */
export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}
export interface Shape extends Partial<Bounds> {
  id: string
  type: string
  waypoints?: { x: number; y: number }[]
  labelTarget?: Shape
  parent?: Shape
  children?: Shape[]
}
export interface Canvas {
  zoom(): number
  zoom(scale: number | 'fit-viewport', center?: { x: number; y: number } | 'auto'): number
  viewbox(): Bounds & { scale: number; inner: Bounds; outer: { width: number; height: number } }
  viewbox(box: Bounds): void
  scroll(delta: { dx: number; dy: number }): void
  resized(): void
  addMarker(id: string, name: string): void
  removeMarker(id: string, name: string): void
}
export interface Overlays {
  add(elementId: string, type: string, overlay: { position: Record<string, number>; html: HTMLElement; scale?: unknown; show?: unknown }): string
  remove(filter: { type: string } | string): void
}
export interface Registry {
  get(id: string): Shape | undefined
  getGraphics(id: string): SVGElement | undefined
  forEach(each: (shape: Shape) => void): void
}
export interface EventBus {
  on(name: string, handler: (event: { element: Shape; originalEvent?: Event }) => void): void
}
export interface Viewer {
  importXML(xml: string): Promise<{ warnings: unknown[] }>
  destroy(): void
  get(name: 'canvas'): Canvas
  get(name: 'overlays'): Overlays
  get(name: 'elementRegistry'): Registry
  get(name: 'eventBus'): EventBus
}

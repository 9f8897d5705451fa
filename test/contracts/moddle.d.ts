// Neither package bears types.
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(extensions?: object)
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>
  }
}
declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: unknown[] }>
  }
}

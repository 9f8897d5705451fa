after(function () { this.timeout(20000); return new Promise<void>((r) => setTimeout(() => { console.log('LIVE', (globalThis as any).__liveTimers().join('\n---\n')); r() }, 6000)) })

import { defineConfig } from 'vitest/config'
import { svelte } from '@sveltejs/vite-plugin-svelte'

// What every bundle has in common. Which doors there are stands in scripts/doors.mjs.
export default defineConfig({
  plugins: [svelte()],
  base: '/',
  build: {
    // Phones of eight years old come to a meeting too.
    target: ['es2020', 'chrome87', 'firefox85', 'safari14'],
    // The server allows nothing inline and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: {
    include: ['test/**/*.test.ts', 'verifier/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/rooms.ts'],
  },
})

// Builds one bundle per audience, each on its own: what a facilitator needs can never end up on a phone.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { doors } from './doors.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
mkdirSync(dist, { recursive: true }) // in an image the folder with its one empty file is not copied
for (const name of readdirSync(dist)) {
  if (name !== '.keep') rmSync(join(dist, name), { recursive: true })
}

// Of which packages something is in the pages: scripts/release says so to whoever wants to know what they run.
const packages = new Set()
const noted = {
  name: 'what is inside',
  generateBundle(_, bundle) {
    const files = Object.values(bundle).flatMap(part => part.originalFileNames ?? []) // letters
    for (const id of [...this.getModuleIds(), ...files]) {
      const [, name] = id.match(/.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/) ?? []
      if (name) packages.add(name)
      if (id.includes('/src/words/made/')) packages.add('@inlang/paraglide-js') // it wrote them
    }
  },
}

// Only a phone speaks languages besides Dutch and English: everybody else gets the lines as they are.
const plainLines = { find: './made/lines.js', replacement: join(root, 'src/words/made/messages/_index.js') }

async function bundle(name, input) {
  await build({
    root,
    logLevel: 'warn',
    plugins: [noted],
    resolve: { alias: name === 'phone' ? [] : [plainLines] },
    build: {
      emptyOutDir: false,
      rolldownOptions: {
        input,
        // The names of the messages have dots; in a bundle they are gone, so an old browser never meets them.
        checks: { toleratedTransform: false, pluginTimings: false },
        // A line does nothing until somebody says it: it comes with the part that uses it.
        treeshake: { moduleSideEffects: [{ test: /\/words\/made\/said\//, sideEffects: false }] },
        output: {
          // A phone gets its door first and the room while somebody reads; a helper device the door first, then answering, and the table
          // when it stands at one; a console the running meeting first; a conversation all but where things ended and what is known of somebody. All others are one file.
          ...(['phone', 'helper', 'console', 'talk'].includes(name) ? { chunkFileNames: `assets/${name}-[hash].js` } : { codeSplitting: false }),
          entryFileNames: `assets/${name}-[hash].js`,
          // The font is the same file for everybody.
          assetFileNames: asset => (asset.names[0]?.endsWith('.woff2') ? 'assets/[name]-[hash][extname]' : `assets/${name}-[hash][extname]`),
        },
      },
    },
  })
}

// The page that checks a bundle is one file, so that it works from a disk: script, style and letters are in it, and its policy names them and allows nothing else.
async function onePage(name, folder) {
  const { output } = await build({
    root,
    logLevel: 'warn',
    plugins: [noted],
    resolve: { alias: [plainLines] },
    build: {
      write: false,
      assetsInlineLimit: Infinity,
      rolldownOptions: {
        input: join(root, folder, name),
        checks: { toleratedTransform: false, pluginTimings: false },
        treeshake: { moduleSideEffects: [{ test: /\/words\/made\/said\//, sideEffects: false }] },
        output: { codeSplitting: false },
      },
    },
  })
  const script = output.find(part => part.type === 'chunk').code.replaceAll('</script', '<\\/script')
  const style = output.find(part => part.fileName.endsWith('.css')).source.toString()
  const sum = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${sum(script)}; style-src ${sum(style)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  const page = output.find(part => part.fileName.endsWith('.html')).source.toString().replace(/\s*<(?:script|link)\b[^>]*>(?:<\/script>)?/g, '')
  const inside = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n  <link rel="icon" href="data:,">\n  <style>${style}</style>\n`
  const [head, body] = page.split('</head>')
  writeFileSync(join(dist, name), `${head.replace(/(<meta charset[^>]*>)/, (_, meta) => `${meta}\n  ${inside}`)}</head>${body.replace('<body></body>', () => `<body><script type="module">${script}</script></body>`)}`)
}

const names = Object.keys(doors)
for (const door of names) await bundle(door, join(root, `${door}.html`))
await bundle('gallery', join(root, 'gallery/index.html'))
await onePage('controleren.html', 'verifier')
writeFileSync(join(dist, '.packages.json'), `${JSON.stringify([...packages].sort())}\n`)
console.log(`built ${names.length} doors and the gallery`)

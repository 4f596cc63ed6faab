// A logo as it comes from a drawer is large; the server takes what fits in one request. The browser makes it smaller first.
const widest = 960, highest = 320, mostBytes = 60_000

/** The picture in a file as a PNG that can be sent; nothing when the browser sees no picture in it. */
export async function shrunk(file: Blob): Promise<Blob | undefined> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return undefined
  }
  for (let scale = Math.min(1, widest / picture.width, highest / picture.height); ; scale *= .75) {
    const drawn = await png(picture, scale)
    if (!drawn || drawn.size <= mostBytes) return drawn
  }
}

async function png(picture: ImageBitmap, scale: number): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise(done => { canvas.toBlob(drawn => done(drawn ?? undefined), 'image/png') })
}

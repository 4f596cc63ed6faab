/** The address of a picture that the server made. */
export const inline = (png: string) => `data:image/png;base64,${png}`

# Front end, server, and an image with nothing but the static binary.
FROM node:20-bookworm-slim AS face
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=face /src/frontend/dist ./frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /hoofdlijn ./server \
 && mkdir -p /empty/data /empty/keys

FROM scratch
COPY --from=build /hoofdlijn /hoofdlijn
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build --chown=65532:65532 /empty /
USER 65532:65532
VOLUME ["/data", "/keys"]
ENV HOOFDLIJN_DATA=/data HOOFDLIJN_KEY_FILE=/keys/master.json HOOFDLIJN_LISTEN=:8080
EXPOSE 8080
ENTRYPOINT ["/hoofdlijn"]
CMD ["serve"]

/** The label of the moment at which an image was made: ISO 8601. */
export const createdLabel = 'org.opencontainers.image.created';

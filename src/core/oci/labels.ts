/** The label of the moment at which an image was made: ISO 8601. */
export const createdLabel = 'org.opencontainers.image.created';

/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
export const revisionLabel = 'org.opencontainers.image.revision';

/** The label of the commit that an image stands for: always the revision, and what consumers compare (design section 2). */
export const revisionLabel = 'org.opencontainers.image.revision';

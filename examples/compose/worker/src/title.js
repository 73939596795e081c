export const title = 'The page that the worker wrote';

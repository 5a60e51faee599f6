export { BlobError, type BlobStore } from './blob-store.ts';
export { chooseBlobs } from './choose.ts';
export { folderBlobs } from './folder.ts';
export { type S3Settings, s3Blobs } from './s3/s3.ts';

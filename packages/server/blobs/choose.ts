import { StoreError } from '../store/store-error.ts';
import type { BlobStore } from './blob-store.ts';
import { folderBlobs } from './folder.ts';
import { s3Blobs } from './s3/s3.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Blobs in a folder, or in a store that speaks S3 when `VAUBAN_S3_BUCKET` names a bucket: then `VAUBAN_S3_ENDPOINT`,
 * `VAUBAN_S3_KEY` and `VAUBAN_S3_SECRET` are needed too; `VAUBAN_S3_REGION` is `us-east-1` and `VAUBAN_S3_PREFIX` empty
 * when absent. Throws `StoreError` with a way out; no message holds the secret.
 */
export function chooseBlobs(environment: Environment, folder: string): BlobStore {
  const given = (name: string) => environment[`VAUBAN_S3_${name}`]?.trim() ?? '';
  const bucket = given('BUCKET');
  if (bucket === '') return folderBlobs(folder);
  const missing = ['ENDPOINT', 'KEY', 'SECRET'].filter((name) => given(name) === '');
  if (missing.length > 0) {
    const names = missing.map((name) => `VAUBAN_S3_${name}`).join(', ');
    throw new StoreError(`VAUBAN_S3_BUCKET names a bucket, but ${names} is not set; set it, or unset the bucket.`);
  }
  if (!/^https?:\/\//.test(given('ENDPOINT')) || !URL.canParse(given('ENDPOINT'))) {
    throw new StoreError('VAUBAN_S3_ENDPOINT is no address; write it as https://s3.example.org.');
  }
  return s3Blobs({
    endpoint: given('ENDPOINT'),
    bucket,
    region: given('REGION') || 'us-east-1',
    key: given('KEY'),
    secret: given('SECRET'),
    prefix: given('PREFIX'),
  });
}

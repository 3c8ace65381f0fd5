import { describe } from '@jest/globals';

import { allContracts } from '../all-contracts.ts';
import { memoryPorts } from './memory-ports.ts';

describe('stores in memory', () => {
  allContracts(async () => ({ ports: memoryPorts(), close: async () => undefined }));
});

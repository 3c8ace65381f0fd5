import { compile } from '../match.ts';
import { COUNTERFACTUAL } from './counterfactual.ts';
import { NORMATIVE } from './normative.ts';
import { OMISSION } from './omission.ts';
import { PERSON } from './person.ts';
import { SINGLE_CAUSE } from './single-cause.ts';

/** The rule book. */
export const RULES = [...COUNTERFACTUAL, ...OMISSION, ...NORMATIVE, ...PERSON, ...SINGLE_CAUSE];
export const COMPILED = RULES.map(compile);

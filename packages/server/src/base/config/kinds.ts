import { isIP } from 'node:net';
import { isCalendarDay } from '@zca/standards';
import { z } from 'zod';
import type { Sentence } from '../problem.ts';

/** What a setting accepts: a schema from the text of a variable to a value, and its description. */
export interface Kind<T> {
  readonly schema: z.ZodType<T, string>;
  /** Completes "expected …" and "应为…". */
  readonly expected: Sentence;
}

export function text(): Kind<string> {
  return { schema: z.string().min(1), expected: { zh: '文本', en: 'text' } };
}

export function wholeNumber(minimum: number, maximum: number): Kind<number> {
  return {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(minimum).max(maximum)),
    expected: {
      zh: `${minimum} 到 ${maximum} 的整数`,
      en: `a whole number from ${minimum} to ${maximum}`,
    },
  };
}

const units: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** A number of bytes, or one with K, M or G for powers of 1024. */
export function bytes(): Kind<number> {
  return {
    schema: z
      .string()
      .regex(/^\d+ *[KMG]?i?B?$/i)
      .transform((value) => {
        const [, digits, unit] = /^(\d+) *([KMG]?)/i.exec(value)!;
        return Number(digits) * units[unit!.toUpperCase()]!;
      })
      .pipe(z.int().positive()),
    expected: {
      zh: '字节数，可带单位（如 512M、2G）',
      en: 'a number of bytes, such as 512M or 2G',
    },
  };
}

export function oneOf<const T extends string>(...values: readonly [T, ...T[]]): Kind<T> {
  return {
    schema: z.enum(values),
    expected: { zh: values.join('、'), en: values.join(', ') },
  };
}

/** An address of the machine or a host name. */
export function host(): Kind<string> {
  return {
    schema: z
      .string()
      .refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)),
    expected: { zh: 'IP 地址或主机名', en: 'an IP address or a host name' },
  };
}

export function postgresUrl(): Kind<string> {
  return {
    schema: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
    expected: {
      zh: 'postgresql://用户:口令@主机:端口/数据库',
      en: 'postgresql://user:password@host:port/database',
    },
  };
}

/** A mail server, with the account on it. */
export function smtpUrl(): Kind<string> {
  return {
    schema: z.string().refine((value) => {
      const url = URL.parse(value);
      return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
    }),
    expected: {
      zh: 'smtp://用户:口令@主机:端口 或 smtps://…',
      en: 'smtp://user:password@host:port or smtps://…',
    },
  };
}

/** Scheme, host and port of a web address, without a path. */
export function origin(): Kind<string> {
  return {
    schema: z
      .string()
      .refine((value) => {
        if (!URL.canParse(value)) return false;
        const url = new URL(value);
        return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '');
      })
      .transform((value) => value.replace(/\/$/, '')),
    expected: {
      zh: '不带路径的网址，如 https://ip.example.gov.cn',
      en: 'a web address without a path, such as https://ip.example.gov.cn',
    },
  };
}

/** A web address with its path. */
export function webAddress(): Kind<string> {
  return {
    schema: z
      .string()
      .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? '') && !/\s/.test(value)),
    expected: {
      zh: '网址，如 https://creativecommons.org/licenses/by/4.0/',
      en: 'a web address, such as https://creativecommons.org/licenses/by/4.0/',
    },
  };
}

/** The address of tiles of a map, in which the numbers of a tile are put. */
export function tileTemplate(): Kind<string> {
  return {
    schema: z
      .string()
      .refine(
        (value) =>
          /^https?:$/.test(URL.parse(value)?.protocol ?? '') &&
          ['{z}', '{x}'].every((one) => value.includes(one)) &&
          /\{-?y\}/.test(value) &&
          !/\s/.test(value),
      ),
    expected: {
      zh: '含 {z}、{x}、{y} 的网址，如 https://tiles.example.gov.cn/{z}/{x}/{y}.png',
      en: 'a web address with {z}, {x} and {y}, such as https://tiles.example.gov.cn/{z}/{x}/{y}.png',
    },
  };
}

/** A day of the calendar. */
export function calendarDay(): Kind<string> {
  return {
    schema: z.string().refine(isCalendarDay),
    expected: { zh: '日期，如 2026-01-01', en: 'a calendar day, such as 2026-01-01' },
  };
}

/** Whose word on the caller's address is believed: nobody's, everybody's, or the named proxies'. */
export function proxies(): Kind<boolean | string[]> {
  return {
    schema: z.string().transform((value, context) => {
      if (value === 'no') return false;
      if (value === 'yes') return true;
      const names = value.split(',').map((name) => name.trim());
      if (names.every((name) => isIP(name.replace(/\/\d{1,3}$/, '')) !== 0)) return names;
      context.addIssue({ code: 'custom', message: 'neither yes, no nor addresses' });
      return z.NEVER;
    }),
    expected: {
      zh: 'no、yes 或以逗号分隔的代理地址（可为网段）',
      en: 'no, yes, or proxy addresses or networks separated by commas',
    },
  };
}

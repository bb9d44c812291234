import type { SearchAnswer } from '@zca/domain/registry';
import { RIGHT_FIELD_REGISTRY } from '@zca/domain/registry';
import { conditionOfForm, formOf, parse, print } from '@zca/query';
import type { BuilderGroup, Language } from '@zca/query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { get } from '../../../base/api/client.ts';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { InfoNotice } from '../../../base/components/Notice.tsx';
import { changePart, EMPTY_ROW, placeOf } from './editForm.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { changeSearch, writeSearch } from '../searchState.ts';
import type { SearchState } from '../searchState.ts';

/** The form of a query; one with a mistake stands in the form as text. */
export function openForm(
  q: string,
  language: Language,
  day: string,
): { form: BuilderGroup; mistaken: boolean } {
  const parsed = parse(q, RIGHT_FIELD_REGISTRY, { today: day });
  if (parsed.ok) {
    const form = formOf(parsed.condition, RIGHT_FIELD_REGISTRY, language);
    const parts = form.parts.length === 0 ? [EMPTY_ROW] : form.parts;
    return { form: { ...form, parts }, mistaken: false };
  }
  const text = { kind: 'text', text: q } as const;
  return { form: { kind: 'group', join: 'and', parts: [text], negated: false }, mistaken: true };
}

/** The form itself, with what it means as a query and the number of records. */
export function BuilderForm({ state }: { readonly state: SearchState }): ReactNode {
  const { language } = useSpeech();
  const { builder: b } = useAskingTexts();
  const navigate = useNavigate();
  const [day] = useState(() => todayInCity(new Date()));
  const [{ form, mistaken }, setOpened] = useState(() => openForm(state.q, language, day));
  const { condition, unread } = conditionOfForm(form, RIGHT_FIELD_REGISTRY, {
    today: day,
  });
  const q = condition.op === 'all' ? '' : print(condition, RIGHT_FIELD_REGISTRY, language);
  const [settled, setSettled] = useState(q);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(q), 250);
    return () => clearTimeout(timer);
  }, [q]);
  const { data } = useQuery({
    queryKey: ['count', settled],
    queryFn: ({ signal }) =>
      get<Pick<SearchAnswer, 'count'>>('/rights', { q: settled, size: '0', facets: '' }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/search', search: writeSearch(changeSearch(state, { q })) });
      }}
    >
      {mistaken && <InfoNotice warning>{b.mistaken}</InfoNotice>}
      <GroupEditor
        group={form}
        way={[]}
        unread={new Set(unread.map(placeOf))}
        onChange={(way, part) =>
          setOpened({ form: changePart(form, way, part), mistaken: mistaken && part !== null })
        }
      />
      <div className="builder__foot">
        <p className="builder__query">
          <span className="note">{b.query}</span>
          <output className="mono">{q === '' ? b.everything : q}</output>
        </p>
        <p className="builder__count" role="status">
          {data !== undefined && b.count(data.count)}
        </p>
        <button type="submit" className="button button--primary">
          {b.submit}
        </button>
      </div>
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { boundariesQuery, PlainMap, type PlainView } from '../../places/index.ts';

/** The districts of the city with the result of an analysis drawn over them; nothing until they are there. */
export function DistrictMap(props: {
  readonly view: PlainView;
  readonly children: ReactNode;
}): ReactNode {
  const { data } = useQuery(boundariesQuery('district'));
  if (data === undefined) return null;
  return (
    <div className="analysis-map">
      <PlainMap boundaries={data} view={props.view}>
        {props.children}
      </PlainMap>
    </div>
  );
}

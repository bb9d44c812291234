import type { ProcedureDiagram } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { diagramQuery } from '../queries.ts';
import './Diagram.css';

type Node = ProcedureDiagram['nodes'][number];
type Edge = ProcedureDiagram['edges'][number];

/** The state chart of a procedure. The table of its actions says the same in words. */
export function Diagram(props: { readonly procedure: string }): ReactNode {
  const { language } = useSpeech();
  const { procedures: words } = useMatterTexts();
  const { data, error } = useQuery(diagramQuery(props.procedure, language));
  const arrow = useId();
  if (error !== null) return <FaultNotice fault={error} />;
  if (data === undefined) return null;
  return (
    <div className="diagram">
      <svg
        width={data.width}
        height={data.height}
        viewBox={`0 0 ${data.width} ${data.height}`}
        role="img"
        aria-label={`${words.diagram}; ${words.diagramTable}`}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0.5L7.5 4L0 7.5z" />
          </marker>
        </defs>
        {data.nodes.map((node) => (
          <NodeBox key={node.path} node={node} />
        ))}
        {data.edges.map((edge) => (
          <path
            key={`${edge.from} ${edge.action} ${edge.to}`}
            className="diagram__edge"
            d={pathOf(edge)}
            markerEnd={`url(#${arrow})`}
          />
        ))}
        {data.edges.map((edge) => (
          <EdgeWords key={`${edge.from} ${edge.action} ${edge.to}`} edge={edge} />
        ))}
      </svg>
    </div>
  );
}

/** A polyline through the points of an arrow. */
function pathOf(edge: Edge): string {
  return edge.points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
}

/** Where a title stands: in the head of a box that holds others, in the middle of a plain one. */
const HEAD = 18;

function NodeBox(props: { readonly node: Node }): ReactNode {
  const { kind, title, x, y, width, height } = props.node;
  const { say } = useSpeech();
  if (kind === 'start') {
    return (
      <circle
        className="diagram__start"
        cx={x + width / 2}
        cy={y + height / 2}
        r={Math.min(width, height) / 2}
      />
    );
  }
  const isOpen = kind === 'group' || kind === 'parallel';
  return (
    <g className={`diagram__node diagram__node--${kind}`}>
      <rect x={x} y={y} width={width} height={height} />
      <text
        x={isOpen ? x + 10 : x + width / 2}
        y={isOpen ? y + HEAD : y + height / 2}
        textAnchor={isOpen ? 'start' : 'middle'}
        dominantBaseline={isOpen ? 'auto' : 'central'}
      >
        {say(title)}
      </text>
    </g>
  );
}

function EdgeWords(props: { readonly edge: Edge }): ReactNode {
  const { say } = useSpeech();
  const { x, y } = props.edge.label;
  return (
    <text className="diagram__words" x={x} y={y} textAnchor="middle" dominantBaseline="central">
      {say(props.edge.title)}
    </text>
  );
}

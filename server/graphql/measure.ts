import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { LIST_SIZE, PAGE_SIZE_MAX } from "./limits";

/** How much an operation asks for, at most. */
export type Measure = { depth: number; aliases: number; directives: number; calls: number; cost: number };

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, calls: 0, cost: 0 };

/** Introspection reads memory and calls nothing, so ten of its values cost as much as one of ours. */
const INTROSPECTION_VALUE = 0.1;
/** The lists of introspection that are longer or shorter than `LIST_SIZE`. */
const INTROSPECTION_LISTS: Record<string, number> = { types: 100, args: 2, interfaces: 2, possibleTypes: 2 };

type Scope = {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What each fragment asks for on its own; nothing while it is being measured, so that a cycle ends. */
  measured: Map<string, Measure>;
};

/**
 * Measures the operation of this name, or all operations if there is none. Reads each fragment once, so it takes
 * time in proportion to the document. It calls itself once per level, which the number of tokens bounds. The
 * document need not be valid: fields that the schema does not know count as plain values.
 */
export function measure(
  document: DocumentNode,
  schema: GraphQLSchema,
  operationName: string | undefined,
): Measure {
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [],
    ),
  );
  const scope = { schema, fragments, measured: new Map() };
  const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  const named = operations.filter(({ name }) => name?.value === operationName);
  return (named.length > 0 ? named : operations).reduce(
    (sum, operation) => plus(sum, ofOperation(operation, scope)),
    NOTHING,
  );
}

function ofOperation(operation: OperationDefinitionNode, scope: Scope): Measure {
  const root = scope.schema.getRootType(operation.operation) ?? undefined;
  const asked = ofSelections(operation.selectionSet, root, undefined, scope);
  const given = operation.variableDefinitions?.flatMap(({ directives = [] }) => directives) ?? [];
  return withDirectives(asked, [...(operation.directives ?? []), ...given]);
}

function ofSelections(
  { selections }: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  pageSize: number | undefined,
  scope: Scope,
): Measure {
  return selections.reduce((sum, node) => {
    const { schema } = scope;
    const { directives = [] } = node;
    if (node.kind === Kind.FIELD)
      return plus(sum, withDirectives(ofField(node, parent, pageSize, scope), directives));
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      return plus(sum, withDirectives(ofFragment(node.name.value, pageSize, scope), directives));
    }
    const type = node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent;
    return plus(sum, withDirectives(ofSelections(node.selectionSet, type, pageSize, scope), directives));
  }, NOTHING);
}

function ofFragment(name: string, pageSize: number | undefined, scope: Scope): Measure {
  // The same fragment below a page and elsewhere has lists of other sizes.
  const key = `${name} ${pageSize ?? ""}`;
  const known = scope.measured.get(key);
  if (known) return known;
  scope.measured.set(key, NOTHING);
  const fragment = scope.fragments.get(name);
  if (!fragment) return NOTHING;
  const type = scope.schema.getType(fragment.typeCondition.name.value);
  const asked = withDirectives(
    ofSelections(fragment.selectionSet, type, pageSize, scope),
    fragment.directives ?? [],
  );
  scope.measured.set(key, asked);
  return asked;
}

function ofField(
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
  pageSize: number | undefined,
  scope: Scope,
): Measure {
  const field = fieldOf(node.name.value, parent);
  const type = field && getNamedType(field.type);
  const ownSize = pageSizeIn(node, field);
  const isItself = field !== undefined && isList(field);
  const inside = node.selectionSet
    ? ofSelections(node.selectionSet, type, isItself ? undefined : ownSize, scope)
    : NOTHING;
  const isIntrospection = type?.name.startsWith("__") || parent?.name.startsWith("__");
  const items = isItself ? (ownSize ?? pageSize ?? listSize(field, isIntrospection ?? false)) : 1;
  return {
    depth: inside.depth + 1,
    aliases: inside.aliases + (node.alias ? 1 : 0),
    directives: inside.directives,
    calls: inside.calls + (isRoot(parent, scope) && !node.name.value.startsWith("__") ? 1 : 0),
    cost: items * (inside.cost + (isIntrospection ? INTROSPECTION_VALUE : 1)),
  };
}

function fieldOf(
  name: string,
  parent: GraphQLNamedType | undefined,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** Only fields of queries and mutations call procedures; the fields of other types read what these returned. */
function isRoot(parent: GraphQLNamedType | undefined, { schema }: Scope): boolean {
  return parent !== undefined && (parent === schema.getQueryType() || parent === schema.getMutationType());
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function listSize({ name, extensions }: GraphQLField<unknown, unknown>, isIntrospection: boolean): number {
  if (isIntrospection) return INTROSPECTION_LISTS[name] ?? LIST_SIZE;
  return typeof extensions.listSize === "number" ? extensions.listSize : LIST_SIZE;
}

/** The size of the page that a field is asked for, which is the length of the lists directly in it. */
function pageSizeIn(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number | undefined {
  const isPaged = ({ name }: { name: string }) => name === "pageSize" || name === "limit";
  const declared = field?.args.find(isPaged);
  if (!declared) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === declared.name)?.value;
  if (given && given.kind !== Kind.INT) return PAGE_SIZE_MAX;
  const asked = given ? Number(given.value) : Number(declared.defaultValue ?? PAGE_SIZE_MAX);
  return Math.min(Math.max(asked, 1), PAGE_SIZE_MAX);
}

function withDirectives(asked: Measure, directives: readonly unknown[]): Measure {
  return { ...asked, directives: asked.directives + directives.length };
}

function plus(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    calls: a.calls + b.calls,
    cost: a.cost + b.cost,
  };
}

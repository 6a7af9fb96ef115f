import ts from "typescript";

/** Position of a type parameter in its list, `this` for the type of `this`; undefined for any other type. */
export function typeParameterPosition(type: ts.Type): string | undefined {
  if ((type.flags & ts.TypeFlags.TypeParameter) === 0) return undefined;
  if ((type as { isThisType?: boolean }).isThisType === true) return "this";
  const [declaration] = type.symbol?.declarations ?? [];
  if (declaration === undefined || !ts.isTypeParameterDeclaration(declaration)) return type.symbol?.name;
  const { parent } = declaration;
  if (!("typeParameters" in parent)) return `infer ${declaration.name.text}`;
  return String((parent.typeParameters as ts.NodeArray<ts.TypeParameterDeclaration>).indexOf(declaration));
}

/** Types that two aliases of the same name index, such as `Parts` in `Parts[Key]`: their properties are part of the alias. */
export function mentionsByIndex(checker: ts.TypeChecker, before: ts.Type, after: ts.Type): [ts.Type, ts.Type][] {
  if (before.aliasSymbol === undefined || before.aliasSymbol.name !== after.aliasSymbol?.name) return [];
  const later = indexed(checker, after.aliasSymbol);
  return [...indexed(checker, before.aliasSymbol)].flatMap(([name, type]): [ts.Type, ts.Type][] => {
    const partner = later.get(name);
    return partner === undefined ? [] : [[type, partner]];
  });
}

function indexed(checker: ts.TypeChecker, alias: ts.Symbol): Map<string, ts.Type> {
  const found = new Map<string, ts.Type>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isIndexedAccessTypeNode(node) && ts.isTypeReferenceNode(node.objectType)) {
      const { typeName, typeArguments } = node.objectType;
      const type = checker.getTypeFromTypeNode(node.objectType);
      // In a chain such as `components["schemas"]["Role"]`, only the last type matters, and it is compared by itself.
      const variable = !ts.isLiteralTypeNode(node.indexType);
      if (variable && typeArguments === undefined && type.isClassOrInterface()) found.set(typeName.getText(), type);
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of alias.declarations ?? []) visit(declaration);
  return found;
}

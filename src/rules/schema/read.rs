//! How values are read that may be written in more than one way: a text or a list, a name with or without a table, `off`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{Case, CaseArticle, CaseMap, CheckEntry, CheckRule, Figure, FigureEntry};

/// A scalar kept as written: `14`, `"14"`, `10%`, `0.2` are all text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::rules) struct Text(pub(in crate::rules) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl Visitor<'_> for V {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word or a number")
            }
            fn visit_str<E: Error>(self, v: &str) -> Result<Text, E> {
                Ok(Text(v.to_owned()))
            }
            fn visit_u64<E: Error>(self, v: u64) -> Result<Text, E> {
                Ok(Text(v.to_string()))
            }
            fn visit_i64<E: Error>(self, v: i64) -> Result<Text, E> {
                Ok(Text(v.to_string()))
            }
            fn visit_f64<E: Error>(self, v: f64) -> Result<Text, E> {
                Ok(Text(v.to_string()))
            }
        }
        d.deserialize_any(V)
    }
}

/// A list of words; or `{add: [...], remove: [...]}` to change the list below it.
#[derive(Debug, Clone, Default)]
pub(in crate::rules) struct List {
    /// The words of a plain list.
    pub(in crate::rules) words: Vec<String>,
    /// `add` and `remove` instead of a plain list.
    pub(in crate::rules) change: Option<(Vec<String>, Vec<String>)>,
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = List;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of words, or {add: [...], remove: [...]}")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List, A::Error> {
                let mut words = Vec::new();
                while let Some(Text(word)) = seq.next_element::<Text>()? {
                    words.push(word);
                }
                Ok(List {
                    words,
                    change: None,
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<List, A::Error> {
                #[derive(Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Change {
                    #[serde(default)]
                    add: Vec<String>,
                    #[serde(default)]
                    remove: Vec<String>,
                }
                let change = Change::deserialize(MapAccessDeserializer::new(map))?;
                Ok(List {
                    words: Vec::new(),
                    change: Some((change.add, change.remove)),
                })
            }
        }
        d.deserialize_any(V)
    }
}

/// A mapping that refuses to hold a key twice and keeps the order of its keys.
#[derive(Debug)]
pub(in crate::rules) struct Table<T>(pub(in crate::rules) Vec<(String, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for V<T> {
            type Value = Table<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping from names to entries")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<T>, A::Error> {
                let mut out: Vec<(String, T)> = Vec::new();
                let mut seen: BTreeMap<String, ()> = BTreeMap::new();
                while let Some(Text(key)) = map.next_key::<Text>()? {
                    if seen.insert(key.clone(), ()).is_some() {
                        return Err(A::Error::custom(format!("duplicate key `{key}`")));
                    }
                    out.push((key, map.next_value()?));
                }
                Ok(Table(out))
            }
        }
        d.deserialize_map(V(PhantomData))
    }
}

/// `off` (which YAML 1.1 readers take for `false`), or a mapping.
enum Entry<T> {
    Off,
    On(T),
}

struct EntryVisitor<T>(&'static str, PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntryVisitor<T> {
    type Value = Entry<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
    fn visit_bool<E: Error>(self, v: bool) -> Result<Entry<T>, E> {
        if v {
            Err(E::custom(format!("expected {}", self.0)))
        } else {
            Ok(Entry::Off)
        }
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Entry<T>, E> {
        if v == "off" {
            Ok(Entry::Off)
        } else {
            Err(E::custom(format!("expected {}, found {v:?}", self.0)))
        }
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Entry::On)
    }
}

impl<'de> Deserialize<'de> for FigureEntry {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let entry = d.deserialize_any(EntryVisitor("a figure, or `off`", PhantomData))?;
        Ok(match entry {
            Entry::Off => Self::Off,
            Entry::On(figure) => Self::On(Box::new(figure)),
        })
    }
}

impl<'de> Deserialize<'de> for CheckEntry {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let entry = d.deserialize_any(EntryVisitor("a check, or `off`", PhantomData))?;
        Ok(match entry {
            Entry::Off => Self::Off,
            Entry::On(check) => Self::On(Box::new(check)),
        })
    }
}

impl<'de> Deserialize<'de> for Case {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Case;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or {text: ..., is: ...}; a text that holds \": \" needs quotation marks")
            }
            fn visit_str<E: Error>(self, v: &str) -> Result<Case, E> {
                Ok(Case {
                    text: Some(v.to_owned()),
                    ..Case::default()
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Case, A::Error> {
                let m = CaseMap::deserialize(MapAccessDeserializer::new(map)).map_err(|e| {
                    if e.to_string().contains("unknown field") {
                        A::Error::custom(format!(
                            "{e}; a text that holds \": \" needs quotation marks around it"
                        ))
                    } else {
                        e
                    }
                })?;
                let mut articles = m.articles;
                let mut text = m.text;
                if let Some(date) = m.date
                    && let Some(t) = text.take()
                {
                    articles.push(CaseArticle {
                        date: Some(date),
                        publisher: None,
                        text: t,
                    });
                }
                Ok(Case {
                    text,
                    is: m.is.map(|t| t.0),
                    also: m.also.into_iter().map(|t| t.0).collect(),
                    who: m.who,
                    why: m.why,
                    level: m.level,
                    articles,
                })
            }
        }
        d.deserialize_any(V)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(&self.words)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"]})
    }
}

impl JsonSchema for List {
    fn schema_name() -> Cow<'static, str> {
        "List".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A list of words, which replaces the one below; or what to add to it and to remove from it.",
            "anyOf": [
                {"type": "array", "items": {"type": ["string", "number"]}},
                {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                        "add": {"type": "array", "items": {"type": "string"}},
                        "remove": {"type": "array", "items": {"type": "string"}}
                    }
                }
            ]
        })
    }
}

impl<T: JsonSchema> JsonSchema for Table<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("TableOf{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = generator.subschema_for::<T>();
        json_schema!({"type": "object", "additionalProperties": entry})
    }
}

/// The schema of `off` or a mapping of type `T`.
fn off_or<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let entry = generator.subschema_for::<T>();
    json_schema!({"anyOf": [entry, {"enum": ["off", false]}]})
}

impl JsonSchema for FigureEntry {
    fn schema_name() -> Cow<'static, str> {
        "FigureEntry".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        off_or::<Figure>(generator)
    }
}

impl JsonSchema for CheckEntry {
    fn schema_name() -> Cow<'static, str> {
        "CheckEntry".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        off_or::<CheckRule>(generator)
    }
}

impl JsonSchema for Case {
    fn schema_name() -> Cow<'static, str> {
        "Case".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let map = generator.subschema_for::<CaseMap>();
        json_schema!({"anyOf": [{"type": "string"}, map]})
    }
}

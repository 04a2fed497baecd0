//! Layers (optional content): what a viewer shows when the document is opened.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::object;

/// The layers that are switched off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    pub(super) fn of(document: &Document) -> Self {
        let properties = document
            .catalog()
            .ok()
            .and_then(|catalog| object::dict(document, catalog, b"OCProperties"));
        let Some(properties) = properties else { return Self::default() };
        let Some(default) = object::dict(document, properties, b"D") else {
            return Self::default();
        };
        let list = |dict, key: &[u8]| -> HashSet<ObjectId> {
            let layers = object::array(document, dict, key).unwrap_or_default();
            layers.iter().filter_map(|layer| layer.as_reference().ok()).collect()
        };
        let mut off = list(default, b"OFF");
        if object::name(document, default, b"BaseState") == Some(b"OFF") {
            let on = list(default, b"ON");
            off.extend(list(properties, b"OCGs").difference(&on));
        }
        Self { off }
    }

    /// Whether something that belongs to `layer` is shown.
    pub(super) fn show(&self, document: &Document, layer: &Object) -> bool {
        if self.off.is_empty() {
            return true;
        }
        if let Ok(id) = layer.as_reference()
            && self.off.contains(&id)
        {
            return false;
        }
        let dict = object::resolve(document, layer).and_then(object::as_dict);
        dict.is_none_or(|dict| self.members(document, dict))
    }

    /// Whether the entry `OC` of a form or an annotation lets it be shown.
    pub(super) fn show_owner(&self, document: &Document, owner: &Dictionary) -> bool {
        owner.get(b"OC").map_or(true, |layer| self.show(document, layer))
    }

    /// What a set of layers says by its policy.
    fn members(&self, document: &Document, set: &Dictionary) -> bool {
        let members = match set.get(b"OCGs") {
            Ok(one @ Object::Reference(id)) => match object::resolve(document, one) {
                Some(Object::Array(members)) => members.as_slice(),
                _ => return !self.off.contains(id),
            },
            Ok(Object::Array(members)) => members.as_slice(),
            _ => return true,
        };
        let mut members = members.iter().filter_map(|member| member.as_reference().ok());
        let off = |id: &ObjectId| self.off.contains(id);
        match object::name(document, set, b"P") {
            Some(b"AllOn") => !members.any(|id| off(&id)),
            Some(b"AnyOff") => members.any(|id| off(&id)),
            Some(b"AllOff") => members.all(|id| off(&id)),
            _ => {
                let mut members = members.peekable();
                members.peek().is_none() || members.any(|id| !off(&id))
            }
        }
    }
}

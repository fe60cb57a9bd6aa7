//! The tables of a TrueType file: reading them, and writing them back with their checksums
//! (OpenType 1.9, "Organization of an OpenType font").

/// The name of a table.
pub type TableName = [u8; 4];

/// The tables of a font file.
pub struct Sfnt<'a> {
    /// Name and bytes, in the order of the file.
    pub tables: Vec<(TableName, &'a [u8])>,
}

impl<'a> Sfnt<'a> {
    /// The tables; `None` when the file is damaged.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let count = usize::from(u16_at(bytes, 4)?);
        let tables = (0..count)
            .map(|index| {
                let record = bytes.get(12 + index * 16..28 + index * 16)?;
                let name = record.get(..4)?.try_into().ok()?;
                let start = usize::try_from(u32_at(record, 8)?).ok()?;
                let length = usize::try_from(u32_at(record, 12)?).ok()?;
                Some((name, bytes.get(start..start.checked_add(length)?)?))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { tables })
    }

    /// The bytes of one table.
    pub fn table(&self, name: &TableName) -> Option<&'a [u8]> {
        self.tables
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, bytes)| *bytes)
    }

    /// How many units make an em.
    pub fn units_per_em(&self) -> Option<u16> {
        u16_at(self.table(b"head")?, 18)
    }

    /// How many glyphs there are.
    pub fn glyph_count(&self) -> Option<u16> {
        u16_at(self.table(b"maxp")?, 4)
    }

    /// Where the glyphs begin in the table of outlines, and where the last one ends.
    pub fn glyph_places(&self) -> Option<Vec<usize>> {
        let loca = self.table(b"loca")?;
        let long = u16_at(self.table(b"head")?, 50)? == 1;
        (0..=usize::from(self.glyph_count()?))
            .map(|index| {
                if long {
                    usize::try_from(u32_at(loca, index * 4)?).ok()
                } else {
                    Some(usize::from(u16_at(loca, index * 2)?) * 2)
                }
            })
            .collect()
    }

    /// The advance width of a glyph; the last one stands for all after it.
    pub fn advance(&self, glyph: u16) -> Option<u16> {
        let count = u16_at(self.table(b"hhea")?, 34)?;
        let index = usize::from(glyph.min(count.checked_sub(1)?));
        u16_at(self.table(b"hmtx")?, index * 4)
    }
}

/// A font file of `tables`, which must come sorted by name; sets every checksum.
pub fn write(tables: &[(TableName, Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut file = vec![0, 1, 0, 0];
    file.extend(count.to_be_bytes());
    file.extend(range.to_be_bytes());
    file.extend(u16::try_from(power).ok()?.to_be_bytes());
    file.extend((count * 16 - range).to_be_bytes());
    let mut start = 12 + 16 * tables.len();
    let mut head_at = None;
    for (name, bytes) in tables {
        if name == b"head" {
            head_at = Some(start);
        }
        file.extend(name);
        file.extend(checksum(bytes).to_be_bytes());
        file.extend(u32::try_from(start).ok()?.to_be_bytes());
        file.extend(u32::try_from(bytes.len()).ok()?.to_be_bytes());
        start += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&file)).to_be_bytes();
    let at = head_at? + 8;
    file.get_mut(at..at + 4)?.copy_from_slice(&adjustment);
    Some(file)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

/// The unsigned 16 bits at `at`.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..at + 2)?
        .try_into()
        .ok()
        .map(u16::from_be_bytes)
}

/// The signed 16 bits at `at`.
pub fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    bytes
        .get(at..at + 2)?
        .try_into()
        .ok()
        .map(i16::from_be_bytes)
}

/// The unsigned 32 bits at `at`.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)?
        .try_into()
        .ok()
        .map(u32::from_be_bytes)
}

/// Writes 16 bits at `at`.
pub fn set_u16(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes
        .get_mut(at..at + 2)?
        .copy_from_slice(&value.to_be_bytes());
    Some(())
}
